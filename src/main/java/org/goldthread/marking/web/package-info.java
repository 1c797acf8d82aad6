@NullMarked
package org.goldthread.marking.web;

import org.jspecify.annotations.NullMarked;
