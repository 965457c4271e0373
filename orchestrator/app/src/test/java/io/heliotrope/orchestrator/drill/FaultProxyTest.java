package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heliotrope.orchestrator.drill.FaultProxy.Fault;
import io.heliotrope.orchestrator.drill.FaultProxy.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultProxyTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final int SILENCE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 10_000;

    private final FaultProxy proxy = FaultProxy.listening();
    private ServerSocket server;
    private Socket client;
    private Socket peer;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 8, HERE);
        proxy.to(server.getLocalPort());
        client = new Socket(HERE, proxy.port());
        peer = server.accept();
        client.setSoTimeout(PATIENCE_MILLIS);
        peer.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        peer.close();
        server.close();
        proxy.close();
    }

    @Test
    void bytes_and_their_end_pass_both_ways() throws IOException {
        say(client, "ping");
        say(peer, "pong");
        client.shutdownOutput();

        assertThat(hear(peer, 4)).isEqualTo("ping");
        assertThat(hear(client, 4)).isEqualTo("pong");
        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        say(peer, "late");
        assertThat(hear(client, 4)).isEqualTo("late");
    }

    @Test
    void what_is_dropped_arrives_when_the_network_has_healed_and_not_before() throws IOException {
        proxy.set(new Fault.Drop());
        say(client, "ping");
        assertSilent(peer);

        proxy.heal();

        assertThat(hear(peer, 4)).isEqualTo("ping");
    }

    @Test
    void one_way_may_drop_while_the_other_passes() throws IOException {
        proxy.set(Way.TO_CLIENT, new Fault.Drop());
        say(client, "ping");
        say(peer, "pong");

        assertThat(hear(peer, 4)).isEqualTo("ping");
        assertSilent(client);
    }

    @Test
    void what_is_delayed_takes_at_least_so_long() throws IOException {
        Duration delay = Duration.ofMillis(200);
        proxy.set(Way.TO_SERVER, new Fault.Delay(delay));
        long before = System.nanoTime();

        say(client, "ping");

        assertThat(hear(peer, 4)).isEqualTo("ping");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
    }

    @Test
    void a_throttled_way_carries_no_more_than_it_may() throws IOException {
        proxy.set(Way.TO_SERVER, new Fault.Throttle(10_000));
        long before = System.nanoTime();

        say(client, "x".repeat(4_000));

        assertThat(hear(peer, 4_000)).hasSize(4_000);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void a_reset_ends_open_and_new_connections_until_it_is_over() throws IOException {
        say(client, "ping");
        assertThat(hear(peer, 4)).isEqualTo("ping");

        proxy.set(new Fault.Reset());

        assertReset(client);
        assertReset(peer);
        try (Socket refused = new Socket(HERE, proxy.port())) {
            refused.setSoTimeout(PATIENCE_MILLIS);
            assertReset(refused);
        }
        proxy.heal();
        assertPasses();
    }

    @Test
    void the_client_of_a_half_open_connection_does_not_hear_that_it_speaks_into_the_void()
            throws IOException {
        proxy.set(new Fault.HalfOpen());

        assertThat(peer.getInputStream().read()).isEqualTo(-1);
        say(client, "is anybody there?");
        assertSilent(client);
        proxy.heal();
        say(client, "still nobody?");
        assertSilent(client);
        assertPasses();
    }

    @Test
    void a_connection_is_reset_when_nothing_listens_behind_the_proxy() throws IOException {
        server.close();

        try (Socket next = new Socket(HERE, proxy.port())) {
            next.setSoTimeout(PATIENCE_MILLIS);
            assertReset(next);
        }
    }

    @Test
    void links_are_forgotten_when_both_ends_are_closed() throws IOException {
        assertThat(Patience.holdsWithin(Duration.ofSeconds(10), () -> proxy.open() == 1)).isTrue();

        client.close();
        peer.close();

        assertThat(Patience.holdsWithin(Duration.ofSeconds(10), () -> proxy.open() == 0)).isTrue();
    }

    @Test
    void no_throttle_carries_nothing_at_all() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fault.Throttle(0))
                .withMessageContaining("were 0");
    }

    private void assertPasses() throws IOException {
        try (Socket next = new Socket(HERE, proxy.port());
                Socket other = server.accept()) {
            other.setSoTimeout(PATIENCE_MILLIS);
            say(next, "ping");
            assertThat(hear(other, 4)).isEqualTo("ping");
        }
    }

    private static void say(Socket from, String text) throws IOException {
        from.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hear(Socket at, int bytes) throws IOException {
        return new String(at.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> socket.getInputStream().read());
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    private static void assertReset(Socket socket) {
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> socket.getInputStream().read());
    }
}
