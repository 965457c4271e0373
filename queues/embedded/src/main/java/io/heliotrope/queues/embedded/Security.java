package io.heliotrope.queues.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What makes an embedded broker ask its clients who they are.
///
/// Clients come over TLS with a user and a password (SCRAM-SHA-512), and may do what access control
/// lists grant them, which is nothing at first; `superUser` may do everything. The node itself
/// comes to its own listeners with its certificate. `keyStore` holds the node's key and
/// certificate, with 127.0.0.1 as a name of it; `trustStore` what signed it; both are PKCS 12 under
/// `storePassword`. `users` are made when the data directory is new; others are the super user's to
/// add.
public record Security(
        Path keyStore,
        Path trustStore,
        String storePassword,
        Map<String, String> users,
        String superUser) {

    static final String MECHANISM = "SCRAM-SHA-512";
    private static final String MODULE =
            "org.apache.kafka.common.security.scram.ScramLoginModule required;";
    private static final String AUTHORIZER =
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer";

    public Security {
        users = Map.copyOf(users);
        if (!users.containsKey(superUser)) {
            throw new IllegalArgumentException(
                    "the super user " + superUser + " must be one of the users " + users.keySet());
        }
    }

    /// The users as Kafka's formatter takes them.
    List<String> scram() {
        return new TreeMap<>(users)
                .entrySet().stream()
                        .map(user ->
                                MECHANISM
                                        + "=[name="
                                        + user.getKey()
                                        + ",password="
                                        + user.getValue()
                                        + "]")
                        .toList();
    }

    /// Broker settings, for a broker whose clients come to listener `clients` and which itself
    /// comes to the listeners `inner`.
    Map<String, String> settings(List<String> clients, List<String> inner) {
        Map<String, String> all = new TreeMap<>();
        all.put("ssl.keystore.type", "PKCS12");
        all.put("ssl.keystore.location", keyStore.toString());
        all.put("ssl.keystore.password", storePassword);
        all.put("ssl.key.password", storePassword);
        all.put("ssl.truststore.type", "PKCS12");
        all.put("ssl.truststore.location", trustStore.toString());
        all.put("ssl.truststore.password", storePassword);
        all.put("sasl.enabled.mechanisms", MECHANISM);
        for (String listener : clients) {
            all.put(of(listener, MECHANISM.toLowerCase(Locale.ROOT) + ".sasl.jaas.config"), MODULE);
        }
        for (String listener : inner) {
            all.put(of(listener, "ssl.client.auth"), "required");
        }
        all.put("authorizer.class.name", AUTHORIZER);
        all.put("super.users", "User:" + superUser + ";User:" + nodeName());
        return all;
    }

    private static String of(String listener, String setting) {
        return "listener.name." + listener.toLowerCase(Locale.ROOT) + "." + setting;
    }

    /// What the node's certificate calls it, as Kafka spells it.
    private String nodeName() {
        try {
            KeyStore store = KeyStore.getInstance(keyStore.toFile(), storePassword.toCharArray());
            for (Enumeration<String> names = store.aliases(); names.hasMoreElements(); ) {
                if (store.getCertificate(names.nextElement()) instanceof X509Certificate own) {
                    return own.getSubjectX500Principal().getName();
                }
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(
                    "embedded broker: the key store "
                            + keyStore
                            + " cannot be read ("
                            + unreadable.getClass().getSimpleName()
                            + "): give a PKCS 12 store and its password",
                    unreadable);
        }
        throw new IllegalStateException(
                "embedded broker: the key store " + keyStore + " holds no certificate");
    }

    /// Without passwords.
    @Override
    public String toString() {
        return "security by " + keyStore + " for " + new TreeSet<>(users.keySet());
    }
}
