@NullMarked
package org.goldthread.engine;

import org.jspecify.annotations.NullMarked;
