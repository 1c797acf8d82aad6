package org.goldthread.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An {@link HttpTest} in a real browser. Where no browser is installed they step aside and say so. Ask for a {@link Browsers}
 * bean to sign in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HttpTest
@ExtendWith(Browsers.Present.class)
public @interface BrowserTest {}
