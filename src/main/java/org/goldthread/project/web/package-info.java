/** Pages of project: registers, the diagnostic, and who stands with a candidate. */
@NullMarked
package org.goldthread.project.web;

import org.jspecify.annotations.NullMarked;
