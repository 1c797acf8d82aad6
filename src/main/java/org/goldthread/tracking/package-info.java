@NullMarked
package org.goldthread.tracking;

import org.jspecify.annotations.NullMarked;
