package org.goldthread.seam;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.goldthread.support.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The engine's seam alone on a real port, with two small processes of its own: what must hold whatever the modules do. Classes
 * marked with it share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SeamApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.deployment-resource-pattern=classpath*:seam/*.bpmn,classpath*:seam/*.form",
            "goldthread.forms=classpath*:seam/*.form",
            "goldthread.processes=classpath*:seam/*.bpmn",
            "goldthread.match-check=true",
            "goldthread.background=false",
            "goldthread.demo=false",
            "spring.datasource.hikari.maximum-pool-size=20"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@interface SeamTest {}
