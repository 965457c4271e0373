package io.heliotrope.orchestrator.access;

import io.heliotrope.queues.ClientSettings;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/// A role at a cluster: as whom it connects and how. `cluster` is what the settings call it.
public record Seat(String cluster, ClientSettings settings, Role role, Principals principals) {
    private static final Pattern USER = Pattern.compile("\\busername\\s*=\\s*\"?([^\"\\s;]+)");
    private static final String PLAIN = "PLAINTEXT";

    /// Such as `cluster europe (kafka:9093)`.
    public String place() {
        return "cluster " + cluster + " (" + settings.bootstrap() + ")";
    }

    /// The principal that it is, as far as the settings tell: the user who connects, else what the
    /// role is called.
    String principal() {
        return user().map(user -> "User:" + user).orElseGet(() -> principals.of(role));
    }

    /// The principal, with the role that it plays.
    String who() {
        return principal() + " (role " + role.word() + ")";
    }

    Optional<String> user() {
        Matcher user = USER.matcher(setting(SaslConfigs.SASL_JAAS_CONFIG, ""));
        return user.find() ? Optional.of(user.group(1)) : Optional.empty();
    }

    String protocol() {
        return setting(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, PLAIN)
                .toUpperCase(Locale.ROOT);
    }

    boolean isInClear() {
        return protocol().endsWith(PLAIN);
    }

    /// Whether the cluster is not told who it is: it has no rights of its own then.
    public boolean isAnybody() {
        return protocol().equals(PLAIN);
    }

    boolean hasUser() {
        return !setting(SaslConfigs.SASL_JAAS_CONFIG, "").isEmpty();
    }

    boolean needsUser() {
        return protocol().startsWith("SASL_")
                && setting(SaslConfigs.SASL_MECHANISM, "GSSAPI").startsWith("SCRAM");
    }

    String mechanism() {
        return setting(SaslConfigs.SASL_MECHANISM, "");
    }

    /// Where the settings say who connects.
    String file() {
        return "the file that clusters." + cluster + ".clientFile names for role " + role.word();
    }

    private String setting(String name, String otherwise) {
        return settings.connection().getOrDefault(name, otherwise);
    }
}
