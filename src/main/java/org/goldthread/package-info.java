@NullMarked
package org.goldthread;

import org.jspecify.annotations.NullMarked;
