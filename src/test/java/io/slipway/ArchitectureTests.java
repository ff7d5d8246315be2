package io.slipway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.thread.Threading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** The plan of the house, and that every wall stands where it was drawn. */
class ArchitectureTests {

    private static final List<String> NAMES_THAT_SAY_NOTHING =
            List.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.slipway");

    @Test
    void modulesKnowOnlyWhomTheyMay() {
        ApplicationModules.of(SlipwayApplication.class).verify();
    }

    @Test
    void pagesAreNobodysDoor() {
        noClasses()
                .that()
                .resideInAPackage("io.slipway.*.web..")
                .and()
                .areTopLevelClasses()
                .should()
                .bePublic()
                .check(HOUSE);
    }

    @Test
    void onlyTheOuterWallsStartProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.slipway.terraform..", "io.slipway.github..", "io.slipway.aws..", "io.slipway.sandbox..")
                .should()
                .dependOnClassesThat(resideInAPackage("software.amazon.awssdk..")
                        .or(resideInAPackage("org.kohsuke.github.."))
                        .or(resideInAPackage("org.eclipse.jgit.."))
                        .or(DescribedPredicate.describe(
                                "start processes", type -> type.isEquivalentTo(ProcessBuilder.class))))
                .check(HOUSE);
    }

    @Test
    void onlyJdbcTypesSpeakToTheDatabase() {
        noClasses()
                .that(DescribedPredicate.not(writtenIn("Jdbc")))
                .and()
                .resideOutsideOfPackage("io.slipway.sandbox..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(JdbcClient.class)
                .check(HOUSE);
    }

    @Test
    void thereIsOneClock() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockConfiguration")
                .should()
                .callMethodWhere(asksTheSystemForTheTime())
                .check(HOUSE);
    }

    /** ADR 8: they can stand still for ever while classes are loaded. */
    @Test
    void everyThreadIsAPlatformThread() {
        noClasses().should().callMethodWhere(makesAVirtualThread()).check(HOUSE);
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .run(portal -> assertThat(Threading.PLATFORM.isActive(portal.getEnvironment()))
                        .isTrue());
    }

    @Test
    void everyNameSaysSomething() {
        NAMES_THAT_SAY_NOTHING.forEach(
                ending -> noClasses().should().haveSimpleNameEndingWith(ending).check(HOUSE));
    }

    private static DescribedPredicate<JavaClass> writtenIn(String prefix) {
        return DescribedPredicate.describe(
                "written in a file " + prefix + "…",
                type -> outermost(type).getSimpleName().startsWith(prefix));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTests::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheSystemForTheTime() {
        return DescribedPredicate.describe(
                "ask the system for the time",
                call -> isNow(call.getTarget())
                        || isCall(call, System.class, "currentTimeMillis")
                        || call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system"));
    }

    private static DescribedPredicate<JavaMethodCall> makesAVirtualThread() {
        return DescribedPredicate.describe(
                "make a virtual thread",
                call -> call.getName().contains("Virtual")
                        && call.getTargetOwner().getPackageName().startsWith("java."));
    }

    private static boolean isNow(MethodCallTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().equals("java.time")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isCall(JavaMethodCall call, Class<?> type, String name) {
        return call.getTargetOwner().isEquivalentTo(type) && call.getName().equals(name);
    }
}
