/** Pages for signing in, people, partners and schools. */
@NullMarked
package org.goldthread.people.web;

import org.jspecify.annotations.NullMarked;
