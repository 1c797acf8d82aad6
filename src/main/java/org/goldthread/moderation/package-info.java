@NullMarked
package org.goldthread.moderation;

import org.jspecify.annotations.NullMarked;
