package org.goldthread;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.goldthread.engine.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the modules. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.goldthread");

    @Test
    void modules_useEachOtherOneWay_andByTheirFacades() {
        ApplicationModules.of(Goldthread.class).verify();
    }

    @Test
    void onlyTheSeam_knowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.goldthread.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .check(PRODUCT);
    }

    @Test
    void entitiesAndRepositories_stayInTheirModule() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    /** What is done leaves no code behind, so a code from the time before would still stand for the next gateway. */
    @Test
    void whatCanEndInSeveralWays_neverEndsAsMerelyDone() {
        var several = DescribedPredicate.<JavaCall<?>>describe(
                "Outcome.of",
                call -> call.getTargetOwner().isEquivalentTo(Outcome.class)
                        && call.getName().equals("of"));
        var done = DescribedPredicate.<JavaClass>describe(
                "call Outcome.done", type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Outcome.class)
                                && call.getName().equals("done")));
        noClasses()
                .that(done)
                .and()
                .doNotBelongToAnyOf(Outcome.class)
                .should()
                .callMethodWhere(several)
                .check(PRODUCT);
    }

    @Test
    void nobodyReadsTheMachinesClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.goldthread.engine..", "org.goldthread.shared..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PRODUCT);
    }
}
