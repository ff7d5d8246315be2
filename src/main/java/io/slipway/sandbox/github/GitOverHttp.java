package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.http.server.GitFilter;
import org.eclipse.jgit.http.server.resolver.AsIsFileService;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceivePack;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Git over smart HTTP at {@code /github/acme-ml/NAME.git}. Whoever works on this machine reads without a password;
 * everybody else, and everybody who pushes, needs the token as password.
 */
@Component
@OnSandbox
class GitOverHttp extends GitFilter {

    static final Pattern PATH = Pattern.compile("/github/" + Cast.ORGANIZATION + "/([^/]+)\\.git/.+");
    private static final String SERVLET = "/github";

    private final JdbcRepositories repositories;
    private final GitStore store;
    private final AccessToken token;

    GitOverHttp(JdbcRepositories repositories, GitStore store, AccessToken token) {
        this.repositories = repositories;
        this.store = store;
        this.token = token;
        setAsIsFileService(AsIsFileService.DISABLED);
        setRepositoryResolver((_, name) -> open(name));
        setReceivePackFactory((_, git) -> receive(git));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        if (!PATH.matcher(pathOf(http)).matches()) {
            chain.doFilter(request, response);
        } else if (mayPass(http)) {
            super.doFilter(new BelowGitHub(http), response, chain);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    private boolean mayPass(HttpServletRequest request) throws IOException {
        var offered = Caller.token(request);
        if (offered.isPresent()) {
            return token.is(offered.get());
        }
        return !isPush(request)
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }

    private static boolean isPush(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/git-receive-pack")
                || "service=git-receive-pack".equals(request.getQueryString());
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"GitHub\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("text/plain");
        response.getOutputStream().print("Use the token of the sandbox as the password.\n");
    }

    private Repository open(String path) throws RepositoryNotFoundException {
        var name = path.substring(path.indexOf('/') + 1).replaceFirst("\\.git$", "");
        return repositories.find(name).map(store::open).orElseThrow(() -> new RepositoryNotFoundException(name));
    }

    private ReceivePack receive(Repository git) {
        var id = Long.parseLong(git.getDirectory().getName().replace(".git", ""));
        var receive = new ReceivePack(git);
        receive.setRefLogIdent(new PersonIdent(Cast.PORTAL, Cast.PORTAL + "@users.noreply.github.com"));
        receive.setPostReceiveHook((_, _) -> repositories.pushed(id));
        return receive;
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The request as JGit expects it from a servlet mapped at {@code /github/*}. */
    private static final class BelowGitHub extends HttpServletRequestWrapper {

        BelowGitHub(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getServletPath() {
            return SERVLET;
        }

        @Override
        public String getPathInfo() {
            return pathOf((HttpServletRequest) getRequest()).substring(SERVLET.length());
        }
    }
}
