@NullMarked
package org.goldthread.people;

import org.jspecify.annotations.NullMarked;
