@NullMarked
package org.goldthread.learning;

import org.jspecify.annotations.NullMarked;
