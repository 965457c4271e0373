package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/// A key with a certificate for 127.0.0.1, and what trusts it as PKCS 12 and as PEM, made anew for
/// each test run: nothing of it is checked in.
final class Stores {
    static final String NODE = "node.p12";
    static final String TRUST = "trust.p12";
    static final String CA = "ca.pem";
    static final String PASSWORD = Canary.STORE_PASSWORD.text();

    private Stores() {}

    /// Makes both in `folder`, with the JDK's own tool.
    static Path make(Path folder) throws Exception {
        Files.createDirectories(folder);
        Process tool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "node",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=heliotrope-node",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                folder.resolve(NODE).toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .start();
        assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue())
                .as(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        char[] password = PASSWORD.toCharArray();
        KeyStore node = KeyStore.getInstance(folder.resolve(NODE).toFile(), password);
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("node", node.getCertificate("node"));
        try (OutputStream out = Files.newOutputStream(folder.resolve(TRUST))) {
            trust.store(out, password);
        }
        Files.writeString(folder.resolve(CA), pem(node.getCertificate("node").getEncoded()));
        return folder;
    }

    private static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }
}
