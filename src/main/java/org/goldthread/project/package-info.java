@NullMarked
package org.goldthread.project;

import org.jspecify.annotations.NullMarked;
