/** The pages everybody shares: tasks, journeys, the board, and the frame around every other page. */
@NullMarked
package org.goldthread.tracking.web;

import org.jspecify.annotations.NullMarked;
