package io.heliotrope.queues.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;

/// The broker's listening sockets, bound on 127.0.0.1 before the broker is configured.
///
/// The quorum's address must be known before the node starts. Handing over sockets that are already
/// bound leaves no moment in which another process could take a port that was only looked up. Safe
/// from any thread; a socket is handed over once, and [#close()] closes what was never taken.
final class LoopbackPorts implements ServerSocketFactory, AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Map<Integer, ServerSocketChannel> waiting = new ConcurrentHashMap<>();

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(LOOPBACK, port);
    }

    /// `host:port`, as Kafka's settings want it.
    static String name(int port) {
        return LOOPBACK.getHostAddress() + ":" + port;
    }

    /// Binds `wanted`, or a free port when it is 0, and says which.
    int bind(int wanted) {
        try {
            ServerSocketChannel channel = open(address(wanted));
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            waiting.put(port, channel);
            return port;
        } catch (IOException refused) {
            throw new IllegalStateException(
                    "port "
                            + wanted
                            + " on "
                            + LOOPBACK.getHostAddress()
                            + " cannot be bound ("
                            + refused.getMessage()
                            + "): stop what listens there, or give port 0 for a free one",
                    refused);
        }
    }

    private static ServerSocketChannel open(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            return channel.bind(address);
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer)
            throws IOException {
        ServerSocketChannel bound = waiting.remove(address.getPort());
        return bound != null
                ? bound
                : INSTANCE.openServerSocket(listener, address, backlog, receiveBuffer);
    }

    @Override
    public void close() {
        waiting.values().forEach(channel -> Utils.closeQuietly(channel, "listening socket"));
        waiting.clear();
    }
}
