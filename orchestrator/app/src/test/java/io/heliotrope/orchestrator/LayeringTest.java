package io.heliotrope.orchestrator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The architecture, as rules over the compiled program: arrows point inwards, time is handed in.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LayeringTest {

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/canaries/"))
                    .importPackages("io.heliotrope");

    private static final String POLICY = "io.heliotrope.policy..";
    private static final String LSP = "io.heliotrope.lsp..";
    private static final String[] CORE = {
        "io.heliotrope.model..",
        "io.heliotrope.log..",
        "io.heliotrope.worker..",
        "io.heliotrope.agent..",
        "io.heliotrope.token..",
        "io.heliotrope.protocol..",
        "io.heliotrope.state..",
        "io.heliotrope.decide..",
        "io.heliotrope.decider..",
        "io.heliotrope.plan..",
        "io.heliotrope.planner..",
        "io.heliotrope.power..",
        "io.heliotrope.quote..",
        "io.heliotrope.router.."
    };
    private static final String SIGNALS = "io.heliotrope.signals..";
    private static final String QUEUES = "io.heliotrope.queues..";
    private static final String WORKERS = "io.heliotrope.workers..";
    private static final String ENGINE = "io.heliotrope.workers.engine..";
    private static final String CONNECTORS = "io.heliotrope.connectors..";
    private static final String PROCESS = "io.heliotrope.orchestrator..";
    private static final String SIMULATION = "io.heliotrope.simulation..";
    private static final String BACKTEST = "io.heliotrope.backtest..";

    /// Where the wall clock enters the program: `main` hands it to everybody else.
    private static final String MAIN = "io.heliotrope.orchestrator";

    private static final String CLI = "io.heliotrope.orchestrator.cli..";

    private static final Set<String> SYSTEM_CLOCKS =
            Set.of("systemUTC", "systemDefaultZone", "system", "tick");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "lsp",
                "model",
                "signals",
                "queues",
                "workers",
                "connectors",
                "simulation",
                "backtest",
                "orchestrator"
            })
    void every_part_of_the_program_is_looked_at(String part) {
        assertThat(PROGRAM.containPackage("io.heliotrope." + part)).isTrue();
    }

    @Test
    void arrows_point_inwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("policy-dsl")
                .definedBy(POLICY)
                .layer("policy-dsl/lsp")
                .definedBy(LSP)
                .layer("core")
                .definedBy(CORE)
                .layer("signals")
                .definedBy(SIGNALS)
                .layer("queues")
                .definedBy(QUEUES)
                .layer("workers")
                .definedBy(WORKERS)
                .layer("connectors")
                .definedBy(CONNECTORS)
                .layer("simulation")
                .definedBy(SIMULATION)
                .layer("backtest")
                .definedBy(BACKTEST)
                .layer("app")
                .definedBy(PROCESS)
                .whereLayer("policy-dsl")
                .mayNotAccessAnyLayer()
                .whereLayer("policy-dsl/lsp")
                .mayOnlyAccessLayers("policy-dsl")
                .whereLayer("core")
                .mayOnlyAccessLayers("policy-dsl")
                .whereLayer("signals")
                .mayOnlyAccessLayers("policy-dsl", "core")
                .whereLayer("queues")
                .mayOnlyAccessLayers("policy-dsl", "core")
                .whereLayer("workers")
                .mayOnlyAccessLayers("policy-dsl", "core", "queues")
                .whereLayer("simulation")
                .mayOnlyAccessLayers("policy-dsl", "core")
                .whereLayer("backtest")
                .mayOnlyAccessLayers("policy-dsl", "core", "signals")
                .whereLayer("connectors")
                .mayOnlyAccessLayers("policy-dsl", "core", "queues", "workers")
                .check(PROGRAM);
    }

    @Test
    void every_class_belongs_to_a_layer() {
        check(
                classes()
                        .should()
                        .resideInAnyPackage(
                                and(
                                        CORE,
                                        POLICY,
                                        LSP,
                                        SIGNALS,
                                        QUEUES,
                                        WORKERS,
                                        CONNECTORS,
                                        SIMULATION,
                                        BACKTEST,
                                        PROCESS)));
    }

    @Test
    void connectors_know_of_workers_only_the_engine_interface() {
        DescribedPredicate<JavaClass> insideOfWorkers =
                resideInAnyPackage(WORKERS).and(resideOutsideOfPackages(ENGINE));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(CONNECTORS)
                        .should()
                        .dependOnClassesThat(insideOfWorkers));
    }

    @Test
    void core_uses_the_jdk_and_the_policy_only() {
        check(
                classes()
                        .that()
                        .resideInAnyPackage(CORE)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                and(CORE, "java..", "javax.crypto..", "org.jspecify..", POLICY)));
    }

    @Test
    void core_is_pure() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CORE)
                        .or()
                        .resideInAPackage(POLICY)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.net..",
                                "java.nio.channels..",
                                "java.util.logging..",
                                "java.util.concurrent.locks.."));
    }

    @Test
    void only_its_own_command_knows_the_language_server() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(LSP)
                        .and()
                        .doNotHaveSimpleName("PolicyLspCommand")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(LSP, "org.eclipse.lsp4j.."));
    }

    @Test
    void packages_form_no_cycles() {
        check(slices().matching("io.heliotrope.(**)").should().beFreeOfCycles());
    }

    @Test
    void the_wall_clock_is_read_in_main_only() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(MAIN)
                        .should()
                        .accessTargetWhere(
                                describe("the wall clock is read", LayeringTest::readsWallClock)));
    }

    @Test
    void nobody_sleeps() {
        check(
                noClasses()
                        .should()
                        .accessTargetWhere(
                                describe(
                                        "a thread sleeps",
                                        access ->
                                                access.getTargetOwner().isEquivalentTo(Thread.class)
                                                        && access.getName().equals("sleep"))));
    }

    @Test
    void standard_output_belongs_to_the_command_line() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(CLI)
                        .should()
                        .accessField(System.class, "out"));
    }

    @Test
    void names_come_from_the_domain() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)"));
    }

    /// Rules hold from the first commit on, also while nothing in the program matches them yet.
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }

    private static String[] and(String[] packages, String... more) {
        return Stream.of(packages, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return switch (owner) {
            case "java.lang.System" -> name.equals("currentTimeMillis");
            case "java.time.Clock", "java.time.InstantSource" ->
                    SYSTEM_CLOCKS.contains(name) || name.startsWith("tick");
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }
}
