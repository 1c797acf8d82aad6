@NullMarked
package org.goldthread.admission;

import org.jspecify.annotations.NullMarked;
