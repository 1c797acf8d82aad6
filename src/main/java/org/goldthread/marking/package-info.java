@NullMarked
package org.goldthread.marking;

import org.jspecify.annotations.NullMarked;
