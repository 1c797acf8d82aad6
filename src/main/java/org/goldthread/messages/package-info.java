@NullMarked
package org.goldthread.messages;

import org.jspecify.annotations.NullMarked;
