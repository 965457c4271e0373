package io.heliotrope.orchestrator.access;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/// What is wrong when a cluster does not let a role in or do something: cluster, principal, and
/// what to do. Never a password.
public final class Trouble {
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final String LISTED = "heliotrope acl --print lists all rights";

    private Trouble() {}

    /// The words for `failure` or one of its causes; empty when it is no matter of access.
    public static Optional<String> told(Seat seat, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SaslAuthenticationException refused -> {
                    return Optional.of(wrongUser(seat, refused));
                }
                case SslAuthenticationException refused -> {
                    return Optional.of(noTls(seat, refused));
                }
                case AuthorizationException refused -> {
                    return Optional.of(noRight(seat, refused));
                }
                default -> {
                    // the reason may lie deeper
                }
            }
        }
        return Optional.empty();
    }

    /// What can be told before Kafka's clients are tried: they would try again and again.
    public static Optional<String> beforehand(Seat seat) {
        if (seat.needsUser() && !seat.hasUser()) {
            return Optional.of(noUser(seat));
        }
        boolean isWrong =
                seat.isInClear()
                        && Stream.of(seat.settings().bootstrap().split(",", -1))
                                .anyMatch(address -> TlsProbe.speaksTls(address.strip(), PROBE));
        return isWrong ? Optional.of(inClear(seat)) : Optional.empty();
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            root = at;
        }
        return root;
    }

    private static String wrongUser(Seat seat, SaslAuthenticationException refused) {
        return seat.place()
                + " does not let "
                + seat.who()
                + " in with "
                + seat.mechanism()
                + ": "
                + refused.getMessage()
                + "; check user and password in "
                + seat.file()
                + ", and that the user exists there: kafka-configs.sh --describe --entity-type users";
    }

    private static String noTls(Seat seat, SslAuthenticationException refused) {
        return seat.place()
                + " and role "
                + seat.role().word()
                + " do not come to terms on TLS: "
                + root(refused).getMessage()
                + "; check that ssl.truststore.location holds what signed the brokers' certificates,"
                + " that these name the host, and, where brokers ask for it, ssl.keystore.location, in "
                + seat.file();
    }

    private static String noRight(Seat seat, AuthorizationException refused) {
        String on =
                switch (refused) {
                    case TopicAuthorizationException topics ->
                            ": no right on topics " + new TreeSet<>(topics.unauthorizedTopics());
                    case GroupAuthorizationException group ->
                            ": no right on group " + group.groupId();
                    default -> ": " + refused.getMessage();
                };
        return seat.who() + " may not do this on " + seat.place() + on + "; " + LISTED;
    }

    /// No user at all where the cluster wants one.
    private static String noUser(Seat seat) {
        return seat.place()
                + " is to be reached with "
                + seat.protocol()
                + " and "
                + seat.mechanism()
                + ", but role "
                + seat.role().word()
                + " ("
                + seat.principal()
                + ") has no user: put sasl.jaas.config into "
                + seat.file();
    }

    /// A client without TLS at a listener with TLS.
    private static String inClear(Seat seat) {
        return seat.place()
                + " speaks TLS, but role "
                + seat.role().word()
                + " ("
                + seat.principal()
                + ") is to reach it with "
                + seat.protocol()
                + ": set security.protocol to SASL_SSL, sasl.mechanism and the truststore under"
                + " clusters."
                + seat.cluster()
                + ".client, and the user in "
                + seat.file();
    }

    /// A client that cannot even be made.
    static String badSettings(Seat seat, Throwable failure) {
        return "no client of role "
                + seat.role().word()
                + " ("
                + seat.principal()
                + ") can be made for "
                + seat.place()
                + ": "
                + root(failure).getMessage()
                + "; check clusters."
                + seat.cluster()
                + ".client and "
                + seat.file();
    }

    /// Nobody answers: the one trouble that may end by itself.
    static String silent(Seat seat) {
        return seat.place()
                + " does not answer role "
                + seat.role().word()
                + " ("
                + seat.principal()
                + ") over "
                + seat.protocol()
                + ": check that it runs at this address and speaks that there";
    }
}
