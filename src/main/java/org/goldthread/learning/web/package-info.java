/** Pages of learning: registers, the diagnostic, and who stands with a candidate. */
@NullMarked
package org.goldthread.learning.web;

import org.jspecify.annotations.NullMarked;
