/** The pages on which submissions are filled, made final and verified. */
@NullMarked
package org.goldthread.assessment.web;

import org.jspecify.annotations.NullMarked;
