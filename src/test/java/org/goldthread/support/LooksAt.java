package org.goldthread.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The pages a browser test holds against axe and 320 px itself, by the patterns of their addresses. The test of every page
 * leaves these to it, and fails if there is no such page.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LooksAt {

    String[] value();
}
