@NullMarked
package org.goldthread.assessment;

import org.jspecify.annotations.NullMarked;
