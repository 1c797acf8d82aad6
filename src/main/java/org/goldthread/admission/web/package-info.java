/** Pages of applications: imports, applying, and the application itself. */
@NullMarked
package org.goldthread.admission.web;

import org.jspecify.annotations.NullMarked;
