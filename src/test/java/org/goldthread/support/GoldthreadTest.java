package org.goldthread.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goldthread.Goldthread;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on real PostgreSQL with the job executor off and a clock that stands still. Classes marked with it share
 * one context and one database: use fresh ids, never count all rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Goldthread.class,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.metrics.enabled=false",
            "camunda.bpm.metrics.db-reporter-activate=false",
            "goldthread.demo=false",
            "goldthread.background=false",
            "goldthread.standards.share=0",
            "goldthread.marking.first-scripts=0",
            "goldthread.marking.random-share=0"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestBeans.class, ScriptData.class})
public @interface GoldthreadTest {}
