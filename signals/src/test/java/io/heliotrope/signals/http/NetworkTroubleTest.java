package io.heliotrope.signals.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a person reads when a provider cannot be reached, most of it from real sockets.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NetworkTroubleTest {
    private static final Instant NOW = Instant.parse("2026-03-06T18:50:00.123456789Z");
    private static final HttpUrl URL = HttpUrl.get("https://api.example/v3/zones");
    private static final ClientSettings SETTINGS = ClientSettings.at("https://api.example/v3");

    private final OkHttpClient http =
            new OkHttpClient.Builder()
                    .dns(host -> {
                        if (host.endsWith(".invalid")) {
                            throw new UnknownHostException(host + ": Name or service not known");
                        }
                        return List.of(InetAddress.getLoopbackAddress());
                    })
                    .build();

    @AfterEach
    void stop() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        assertThat(asking("http://nowhere.invalid").detail())
                .isEqualTo("host not found: nowhere.invalid");
    }

    @Test
    void a_port_where_nothing_listens_is_named() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(asking("http://localhost:" + port).detail())
                .isEqualTo("connection to localhost:" + port + " refused: nothing listens there");
    }

    @Test
    void a_connection_that_ends_early_broke_off() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            for (int attempt = 0; attempt < 3; attempt++) {
                server.enqueue(
                        new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build());
            }
            server.start();

            assertThat(asking("http://localhost:" + server.getPort()).detail())
                    .isEqualTo("the connection to localhost:" + server.getPort() + " broke off");
        }
    }

    @Test
    void an_address_that_is_not_https_after_all_is_suspected() throws IOException {
        try (ServerSocket server = answering("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            int port = server.getLocalPort();

            assertThat(asking("https://localhost:" + port).detail())
                    .isEqualTo(
                            "TLS failed with localhost:"
                                    + port
                                    + ": it does not speak TLS there; is its address http and not"
                                    + " https?");
        }
    }

    @Test
    void what_is_no_http_is_told() throws IOException {
        try (ServerSocket server = answering("SSH-2.0-OpenSSH_9.6\r\n")) {
            int port = server.getLocalPort();

            assertThat(asking("http://localhost:" + port).detail())
                    .isEqualTo("what localhost:" + port + " answered is no HTTP");
        }
    }

    @Test
    void a_host_that_rests_does_so_until_a_whole_second() {
        PoliteClient client = client("http://nowhere.invalid");
        client.ask(client.at("x").build(), Credential.Open.OPEN, body -> body);

        FeedResult<String> second =
                client.ask(client.at("x").build(), Credential.Open.OPEN, body -> body);

        assertThat(ClientUnderTest.missing(second).detail())
                .isEqualTo(
                        "nowhere.invalid failed again and again and is left alone until"
                                + " 2026-03-06T18:51:00Z");
    }

    @Test
    void what_no_socket_here_can_show() {
        assertThat(told(new SocketTimeoutException("Connect timed out")))
                .isEqualTo("no connection to api.example within 5 s");
        assertThat(told(new SocketTimeoutException("timeout")))
                .isEqualTo("no answer from api.example within 20 s");
        assertThat(told(new NoRouteToHostException("No route to host")))
                .isEqualTo("no way through the network to api.example");
        assertThat(told(new ConnectException("Network is unreachable")))
                .isEqualTo("no connection to api.example");
        assertThat(told(new UnknownHostException())).isEqualTo("host not found: api.example");
        assertThat(told(new SSLPeerUnverifiedException("Hostname api.example not verified: …")))
                .isEqualTo("TLS failed: the certificate is not that of api.example");
        assertThat(told(caused("PKIX path building failed", new CertPathBuilderException("x"))))
                .isEqualTo(
                        "TLS failed with api.example: its certificate is signed by nobody that"
                                + " this machine trusts");
        assertThat(told(caused("PKIX", new CertificateExpiredException("NotAfter: …"))))
                .isEqualTo(
                        "TLS failed with api.example: its certificate has expired, or our clock is"
                                + " wrong");
        assertThat(told(new IOException("canceled")))
                .isEqualTo("asking api.example failed: canceled");
    }

    private static SSLException caused(String message, Exception cause) {
        SSLException failure = new SSLHandshakeException(message);
        failure.initCause(new IllegalStateException("between", cause));
        return failure;
    }

    private static String told(IOException failure) {
        return NetworkTrouble.told(failure, URL, SETTINGS);
    }

    private FeedResult.Missing<String> asking(String base) {
        PoliteClient client = client(base);
        return ClientUnderTest.missing(
                client.ask(client.at("x").build(), Credential.Open.OPEN, body -> body));
    }

    private PoliteClient client(String base) {
        Transport transport = new Transport(http, () -> NOW, new SplittableRandom(1), _ -> {});
        ClientSettings settings =
                ClientSettings.at(URI.create(base))
                        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
        return new PoliteClient("test", transport, settings);
    }

    /// Says one thing to whoever connects, and hangs up.
    private static ServerSocket answering(String text) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try (Socket caller = server.accept()) {
                            caller.getInputStream().read();
                            caller.getOutputStream()
                                    .write(text.getBytes(StandardCharsets.US_ASCII));
                        } catch (IOException closed) {
                            // the caller hung up, or the test is over
                        }
                    }
                });
        return server;
    }
}
