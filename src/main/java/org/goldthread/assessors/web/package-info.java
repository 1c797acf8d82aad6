/** The pages of assessors' accreditation, offers and interests. */
@NullMarked
package org.goldthread.assessors.web;

import org.jspecify.annotations.NullMarked;
