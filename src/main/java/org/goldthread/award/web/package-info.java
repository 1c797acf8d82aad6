@NullMarked
package org.goldthread.award.web;

import org.jspecify.annotations.NullMarked;
