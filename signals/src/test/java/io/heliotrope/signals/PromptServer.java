package io.heliotrope.signals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;

/// Makes servers that send what they have at once.
///
/// As it comes, a [MockWebServer] writes head and body apart, and its kernel holds the body back
/// until the client's has acknowledged the head: 40 ms for each answer.
public final class PromptServer {
    private PromptServer() {}

    /// Not started yet.
    public static MockWebServer make() {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new Sockets());
        return server;
    }

    private static final class Sockets extends ServerSocketFactory {
        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return bound(new InetSocketAddress(port), 0);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return bound(new InetSocketAddress(port), backlog);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                throws IOException {
            return bound(new InetSocketAddress(address, port), backlog);
        }

        private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
            ServerSocket socket = createServerSocket();
            socket.bind(address, backlog);
            return socket;
        }
    }
}
