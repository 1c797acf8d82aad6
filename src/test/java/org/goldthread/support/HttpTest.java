package org.goldthread.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goldthread.Goldthread;
import org.goldthread.assessment.HandedIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on a real port with the demonstration's people, for what only a port shows: browsers and the engine's own
 * API. Classes marked with it share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Goldthread.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.metrics.enabled=false",
            "camunda.bpm.metrics.db-reporter-activate=false",
            "goldthread.demo=true",
            "goldthread.demo-candidates=0",
            "goldthread.background=false",
            "goldthread.standards.share=0",
            "goldthread.marking.first-scripts=0",
            "goldthread.marking.random-share=0"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestBeans.class, Browsers.class, ScriptData.class, HandedIn.class})
public @interface HttpTest {}
