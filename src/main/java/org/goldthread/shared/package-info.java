@NullMarked
package org.goldthread.shared;

import org.jspecify.annotations.NullMarked;
