/** The pages under {@code /programme}: what is offered, when, where and for how many. */
@NullMarked
package org.goldthread.programme.web;

import org.jspecify.annotations.NullMarked;
