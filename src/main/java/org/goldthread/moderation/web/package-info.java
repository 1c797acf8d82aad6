@NullMarked
package org.goldthread.moderation.web;

import org.jspecify.annotations.NullMarked;
