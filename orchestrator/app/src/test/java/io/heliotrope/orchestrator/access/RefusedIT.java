package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.heliotrope.canaries.Canary;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.orchestrator.installation.Processes;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Who is not let in, or may not do its work, hears so once and in words: cluster, principal, what
/// to do.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class RefusedIT {
    private static final RegionId EU = new RegionId("eu");

    private final SecuredInstallation secured;
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.heliotrope");

    private @Nullable Level before;

    RefusedIT(SecuredInstallation secured) {
        this.secured = secured;
    }

    @BeforeEach
    void listen() {
        logged.start();
        before = kafka.getLevel();
        kafka.setLevel(Level.WARN);
        for (Logger logger : List.of(kafka, ours)) {
            logger.setAdditive(false);
            logger.addAppender(logged);
        }
    }

    @AfterEach
    void stopListening() {
        kafka.setLevel(before);
        for (Logger logger : List.of(kafka, ours)) {
            logger.detachAppender(logged);
            logger.setAdditive(true);
        }
    }

    @Test
    void a_wrong_password() throws Exception {
        Path settings = changed("wrong", "/{role}", "/wrong-{role}");
        for (Role role : List.of(new Role.Worker(EU), Role.observer())) {
            for (var cluster : List.of(SecuredInstallation.EUROPE, SecuredInstallation.WORLD)) {
                SecuredInstallation.write(
                        Objects.requireNonNull(secured.file(cluster, role.word()).getParent()),
                        "wrong-" + role.word(),
                        SecuredInstallation.user(role),
                        Canary.WRONG_PASSWORD.text());
            }
        }

        assertThat(worker(settings))
                .contains("cluster world", "User:heliotrope-worker-eu", "SCRAM-SHA-512")
                .contains(
                        "check user and password in the file that clusters.world.clientFile names")
                .doesNotContain(Canary.WRONG_PASSWORD.text());
        assertThat(status(settings))
                .contains("cluster world", "User:heliotrope-observer", "check user and password")
                .doesNotContain(Canary.WRONG_PASSWORD.text());
        assertThatNobodyTriedAgain();
    }

    @Test
    void no_user() throws Exception {
        Path settings = changed("nobody", "    clientFile: .*\n", "");

        assertThat(worker(settings))
                .contains("cluster world", "role worker-eu (User:heliotrope-worker-eu) has no user")
                .contains(
                        "put sasl.jaas.config into the file that clusters.world.clientFile names");
        assertThat(status(settings)).contains("role observer", "has no user");
        assertThatNobodyTriedAgain();
    }

    @Test
    void no_file_for_the_role() throws Exception {
        Path settings = changed("nofile", "/{role}", "/nowhere-{role}");

        assertThat(worker(settings))
                .contains("cluster world: the client file of role worker-eu", "nowhere-worker-eu")
                .contains("NoSuchFileException");
        assertThat(status(settings)).contains("the client file of role observer");
    }

    @Test
    void plain_text() throws Exception {
        Path settings = changed("plain", "    (clientFile|client|  [a-z.]+): ?.*\n", "");

        assertThat(worker(settings))
                .contains("cluster world", "speaks TLS", "User:heliotrope-worker-eu", "PLAINTEXT")
                .contains("set security.protocol to SASL_SSL");
        assertThat(status(settings)).contains("speaks TLS", "role observer");
        assertThatNobodyTriedAgain();
    }

    @Test
    void a_certificate_that_is_not_trusted() throws Exception {
        Path settings = changed("untrusted", "      ssl\\.truststore\\.[a-z]+: .*\n", "");

        assertThat(worker(settings))
                .contains(
                        "cluster world", "do not come to terms on TLS", "ssl.truststore.location");
        assertThat(status(settings)).contains("do not come to terms on TLS");
        assertThatNobodyTriedAgain();
    }

    @Test
    void a_right_that_is_missing_is_named() throws Exception {
        AclBinding right =
                acl("User:heliotrope-worker-eu", "heliotrope.dispatch.eu.batch", AclOperation.READ);
        try (Admin admin = superUser()) {
            admin.deleteAcls(List.of(right.toFilter())).all().get(30, TimeUnit.SECONDS);
        }

        assertThat(worker(secured.settings()))
                .isEqualTo(
                        """
                        User:heliotrope-worker-eu (role worker-eu) lacks rights on cluster europe (%s):
                          Read on topic heliotrope.dispatch.eu.batch
                        heliotrope acl --print lists all that each role needs, heliotrope acl --apply --cluster europe grants it\
                        """
                                .formatted(secured.broker(SecuredInstallation.EUROPE).bootstrap()));
        assertThatNobodyTriedAgain();
        assertThat(secured.applyRights(SecuredInstallation.EUROPE).out())
                .contains(
                        "1 granted now",
                        " + User:heliotrope-worker-eu  Read on topic heliotrope.dispatch.eu.batch");
    }

    @Test
    void rights_beyond_what_is_needed_are_told_and_taken_away_when_asked() throws Exception {
        AclBinding tooMany =
                acl("User:heliotrope-worker-us", "heliotrope.eu.jobs.batch", AclOperation.READ);
        AclBinding gone =
                acl("User:heliotrope-worker-mars", "heliotrope.eu.jobs.batch", AclOperation.READ);
        AclBinding others = acl("User:somebody", "heliotrope.eu.jobs.batch", AclOperation.READ);
        try (Admin admin = superUser()) {
            admin.createAcls(List.of(tooMany, gone, others)).all().get(30, TimeUnit.SECONDS);
            CliRun told = secured.applyRights(SecuredInstallation.EUROPE);
            CliRun pruned = secured.applyRights(SecuredInstallation.EUROPE, "--prune");
            CliRun after = secured.applyRights(SecuredInstallation.EUROPE, "--prune");
            admin.deleteAcls(List.of(gone.toFilter(), others.toFilter()))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            String line = " - User:heliotrope-worker-us  Read on topic heliotrope.eu.jobs.batch";
            assertThat(told.out()).contains("1 too many; --prune takes them away", line);
            assertThat(pruned.out()).contains("1 too many, taken away", line);
            assertThat(after.out())
                    .contains("0 granted now", "0 too many", "User:heliotrope-worker-mars")
                    .doesNotContain("somebody");
        }
    }

    private static AclBinding acl(String principal, String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    private Admin superUser() {
        return Admin.create(secured.broker(SecuredInstallation.EUROPE).superUser().admin("test"));
    }

    /// The settings with something else in them.
    private Path changed(String name, String what, String other) throws Exception {
        String text = Files.readString(secured.settings());
        String changed =
                what.startsWith("/") ? text.replace(what, other) : text.replaceAll(what, other);
        assertThat(changed).isNotEqualTo(text);
        return Files.writeString(secured.folder().resolve(name + ".yaml"), changed);
    }

    /// What a worker says that cannot start.
    private String worker(Path settings) {
        Console console =
                new Console(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(new StringWriter()),
                        false);
        WorkerOptions options =
                new WorkerOptions(
                        SecuredInstallation.load(settings),
                        EU,
                        new WorkerId("eu-1"),
                        secured.folder().resolve("worker"));
        return String.valueOf(
                catchThrowableOfType(
                                CannotRun.class,
                                () ->
                                        new Processes(console, InstantSource.system(), Map.of())
                                                .worker(options))
                        .getMessage());
    }

    /// What a question says that cannot be asked.
    private static String status(Path settings) {
        CliRun run =
                CliRun.of(
                        new RecordingStarter(),
                        "status",
                        "some-job",
                        "--config",
                        settings.toString());
        assertThat(run.exitCode()).isNotZero();
        return run.err();
    }

    /// At most one line of Kafka's clients for each of the two that tried, and none of ours.
    private void assertThatNobodyTriedAgain() {
        assertThat(logged.list)
                .filteredOn(event -> event.getLoggerName().startsWith("io.heliotrope"))
                .isEmpty();
        assertThat(logged.list)
                .filteredOn(event -> event.getFormattedMessage().contains("uthentication"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList())
                .hasSizeLessThanOrEqualTo(6);
    }
}
