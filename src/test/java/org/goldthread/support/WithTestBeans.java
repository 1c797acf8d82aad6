package org.goldthread.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The beans tests put in place of the product's own, for a test with a context of its own. */
@TestConfiguration
@Import(TestBeans.class)
public class WithTestBeans {}
