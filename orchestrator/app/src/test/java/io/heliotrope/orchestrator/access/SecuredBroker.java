package io.heliotrope.orchestrator.access;

import static java.util.stream.Collectors.toCollection;

import io.heliotrope.canaries.Canary;
import io.heliotrope.canaries.Lookout;
import io.heliotrope.orchestrator.roles.ChildProcess;
import io.heliotrope.orchestrator.roles.Eventually;
import io.heliotrope.queues.ClientSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/// A broker in a process of its own with TLS, users and an authorizer, as an operator sets one up.
final class SecuredBroker implements AutoCloseable {
    static final String SUPER_USER = "kafka-admin";
    static final String SUPER_PASSWORD = Canary.ADMIN_PASSWORD.text();
    private static final int ITERATIONS = 4096;

    private final Path stores;
    private final ChildProcess process;

    private SecuredBroker(Path stores, ChildProcess process) {
        this.stores = stores;
        this.process = process;
    }

    /// Begins to start it; [#bootstrap()] waits until it serves.
    static SecuredBroker starting(Path folder, String name, Path stores) throws Exception {
        return new SecuredBroker(
                stores,
                ChildProcess.start(
                        SecuredBrokerMain.class,
                        folder.resolve(name + ".log"),
                        folder.resolve(name).toString(),
                        stores.toString(),
                        Stores.PASSWORD,
                        SUPER_PASSWORD));
    }

    String bootstrap() {
        Eventually.holds(
                process::said,
                () -> process.said().contains(SecuredBrokerMain.AT) || !process.isAlive());
        return process.said()
                .lines()
                .filter(line -> line.startsWith(SecuredBrokerMain.AT))
                .map(line -> line.substring(SecuredBrokerMain.AT.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError(process.said()));
    }

    /// The password of a user: another for each.
    static String password(String user) {
        return Canary.KAFKA_PASSWORD.text() + "-" + user;
    }

    /// Properties of a client that comes as `user`.
    Map<String, String> properties(String user, String password) {
        Map<String, String> all = new TreeMap<>(transport());
        all.put("sasl.jaas.config", jaas(user, password));
        return all;
    }

    /// Properties without a user.
    Map<String, String> transport() {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                stores.resolve(Stores.CA).toString());
    }

    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                + user
                + "\" password=\""
                + password
                + "\";";
    }

    ClientSettings superUser() {
        return new ClientSettings(bootstrap(), properties(SUPER_USER, SUPER_PASSWORD));
    }

    ClientSettings user(String user) {
        return new ClientSettings(bootstrap(), properties(user, password(user)));
    }

    /// Makes users, each with its password.
    void users(Collection<String> names) throws Exception {
        List<UserScramCredentialAlteration> all = new ArrayList<>();
        for (String name : names.stream().collect(toCollection(TreeSet::new))) {
            all.add(
                    new UserScramCredentialUpsertion(
                            name,
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                            password(name)));
        }
        try (Admin admin = Admin.create(superUser().admin("test"))) {
            admin.alterUserScramCredentials(all).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Lookout lookout = new Lookout();
        process.lines(line -> lookout.look("the broker's log", line));
        lookout.report();
    }
}
