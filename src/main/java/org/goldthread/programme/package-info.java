@NullMarked
package org.goldthread.programme;

import org.jspecify.annotations.NullMarked;
