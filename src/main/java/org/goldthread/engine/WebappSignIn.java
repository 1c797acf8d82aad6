package org.goldthread.engine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Tells the engine's webapps who is signed in to the product: the person's id, under which the engine knows them too. The
 * webapps make it themselves, so it must be public and have no dependencies.
 */
public class WebappSignIn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var person = person();
        return person == null ? AuthenticationResult.unsuccessful() : AuthenticationResult.successful(person.getName());
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The security rules have already asked whoever is not signed in to do so.
    }

    static boolean isAdministrator() {
        var person = person();
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(right -> right.getAuthority().equals("ROLE_" + Role.ADMINISTRATOR.name()));
    }

    private static @Nullable Authentication person() {
        var current = SecurityContextHolder.getContext().getAuthentication();
        return current == null || !current.isAuthenticated() || current instanceof AnonymousAuthenticationToken
                ? null
                : current;
    }
}
