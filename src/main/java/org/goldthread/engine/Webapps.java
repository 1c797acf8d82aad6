package org.goldthread.engine;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.Filter;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.goldthread.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The engine's own task list and cockpit under {@code /camunda}: for staff only, with the product's own sign-in, and only if
 * {@code goldthread.webapps.enabled}. Cross-site requests are fended off there by the engine's own filter.
 */
@Configuration
class Webapps {

    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();
    private static final String[] STAFF =
            Stream.of(Role.values()).filter(Role::isStaff).map(Role::name).toArray(String[]::new);

    private final boolean enabled;

    Webapps(@Value("${goldthread.webapps.enabled:true}") boolean enabled) {
        this.enabled = enabled;
    }

    @Bean
    @Order(50)
    SecurityFilterChain engineWebapps(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(this::rights)
                .csrf(CsrfConfigurer::disable)
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny))
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/sign-in"), path("/camunda/**")))
                .build();
    }

    /** The set-up page and the engine's own sign-in are closed to everybody: people come from the product. */
    private void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        if (!enabled) {
            rules.anyRequest().denyAll();
            return;
        }
        rules.requestMatchers(
                        path("/camunda/api/admin/setup/**"),
                        path("/camunda/app/admin/{engine}/setup/**"),
                        path("/camunda/api/admin/auth/user/{engine}/login/**"))
                .denyAll()
                .requestMatchers(
                        withDefaults().matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}"),
                        withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"),
                        withDefaults().matcher(HttpMethod.GET, "/camunda/api/admin/plugin/**"))
                .hasAnyRole(STAFF)
                .requestMatchers(
                        path("/camunda/app/admin/**"),
                        path("/camunda/api/admin/**"),
                        path("/camunda/app/cockpit/**"),
                        path("/camunda/api/cockpit/**"))
                .hasRole(ADMINISTRATOR)
                .anyRequest()
                .hasAnyRole(STAFF);
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    /** Marks calls from the browser for the command gate; stands around everything the webapps do. */
    @Bean
    FilterRegistrationBean<Filter> browserCalls() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            BrowserCall.begin(WebappSignIn.isAdministrator());
            try {
                chain.doFilter(request, response);
            } finally {
                BrowserCall.end();
            }
        });
        registration.setName("browserCalls");
        registration.addUrlPatterns("/camunda/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** Takes whoever is signed in to the product over into the webapps. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignIn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("webappSignIn");
        registration.setInitParameters(Map.of("authentication-provider", WebappSignIn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 2);
        registration.setEnabled(enabled);
        return registration;
    }
}
