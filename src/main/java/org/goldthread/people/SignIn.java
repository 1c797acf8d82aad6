package org.goldthread.people;

import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks a user name or e-mail address and a password. Unknown, locked, disabled and wrong all answer alike and take as long,
 * so that nobody learns who has an account.
 */
@Component
class SignIn implements AuthenticationProvider {

    private final SignInTable table;
    private final People people;
    private final PasswordEncoder encoder;
    private final String nobodysPassword;

    SignIn(SignInTable table, People people, PasswordEncoder encoder) {
        this.table = table;
        this.people = people;
        this.encoder = encoder;
        this.nobodysPassword = encoder.encode(Token.fresh().text());
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var found = table.find(tried.getName());
        var password = String.valueOf(tried.getCredentials());
        var stored = found.map(SignInTable.Credentials::password).orElse(null);
        var right = encoder.matches(password, stored == null ? nobodysPassword : stored);
        if (found.isEmpty()) {
            throw refused();
        }
        var person = found.get();
        if (person.locked() || person.disabled()) {
            throw refused();
        }
        if (stored == null || !right) {
            table.failed(person.id());
            throw refused();
        }
        table.succeeded(person.id());
        var viewer = people.viewer(person.id());
        var token = signedIn(viewer);
        token.setDetails(tried.getDetails());
        return token;
    }

    /** The signed-in viewer: the name is the person's id, each role an authority. */
    static UsernamePasswordAuthenticationToken signedIn(Viewer viewer) {
        var authorities = viewer.grants().stream()
                .map(grant -> "ROLE_" + grant.role().name())
                .distinct()
                .map(SimpleGrantedAuthority::new)
                .collect(Collectors.toList());
        return UsernamePasswordAuthenticationToken.authenticated(viewer, null, authorities);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("Not signed in");
    }
}
