@NullMarked
package org.goldthread.award;

import org.jspecify.annotations.NullMarked;
