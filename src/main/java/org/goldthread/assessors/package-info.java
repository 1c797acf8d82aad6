@NullMarked
package org.goldthread.assessors;

import org.jspecify.annotations.NullMarked;
