package org.goldthread.people;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Who may open which of the product's own addresses, and what every answer forbids the browser to do. */
@Configuration
class SecurityRules {

    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-in");
    private static final RequestMatcher SIGN_OUT =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out");
    private static final String CONTENT = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String FRAMES = "X-Frame-Options";

    /** Two requests of one session at once, as a button pressed twice sends them, may both keep something in it. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfRequestsAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** The database cannot keep the character zero, and nobody can type it: whoever sends it is stopped at the door. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    /** Health for whoever looks after the machine; everything measured only for administrators or on the inner port. */
    @Bean
    @Order(100)
    SecurityFilterChain actuator(HttpSecurity http, InnerPort inner) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(rules -> rules.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(inner::received)
                        .permitAll()
                        .anyRequest()
                        .hasRole("ADMINISTRATOR"))
                .build();
    }

    @Bean
    @Order(200)
    SecurityFilterChain pages(HttpSecurity http, Clock clock) throws Exception {
        var limit = new SignInLimit(clock);
        return http.authorizeHttpRequests(SecurityRules::rights)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .failureHandler(counting(limit))
                        .permitAll())
                .logout(out -> out.logoutRequestMatcher(SIGN_OUT)
                        .logoutSuccessUrl("/sign-in?signed-out")
                        .permitAll())
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(forgottenForm()))
                .headers(SecurityRules::headers)
                .csrf(withDefaults())
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new SessionAge(), SecurityContextHolderFilter.class)
                .addFilterAfter(new ReadOnlyRole(), AuthorizationFilter.class)
                .build();
    }

    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(
                        "/sign-in",
                        "/accessibility",
                        "/link/**",
                        "/password/**",
                        "/start/**",
                        "/check/**",
                        "/webjars/**",
                        "/error",
                        "/livez",
                        "/readyz")
                .permitAll()
                .requestMatchers(PathRequest.toStaticResources().atCommonLocations())
                .permitAll()
                .requestMatchers("/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/assets/**")
                .permitAll()
                .requestMatchers("/people/**", "/admin/**", "/actuator/**")
                .hasRole("ADMINISTRATOR")
                .requestMatchers("/partners/**", "/schools/import/**")
                .hasAnyRole("LEAD", "ADMINISTRATOR")
                .requestMatchers("/schools/**")
                .hasAnyRole("COORDINATOR", "LEAD", "ADMINISTRATOR")
                .anyRequest()
                .authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(SecurityRules::noFrames);
    }

    /** No answer may be framed, unless it says itself who may. */
    private static void noFrames(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(FRAMES)) {
            response.setHeader(FRAMES, "DENY");
        }
    }

    private static AuthenticationFailureHandler counting(SignInLimit limit) {
        var back = new SimpleUrlAuthenticationFailureHandler("/sign-in?failed");
        return (request, response, failure) -> {
            limit.failed(request.getRemoteAddr());
            back.onAuthenticationFailure(request, response, failure);
        };
    }

    /** A sign-in page left open over lunch has lost its session, and with it the proof of origin: show it anew. */
    private static AccessDeniedHandler forgottenForm() {
        var refuse = new AccessDeniedHandlerImpl();
        return (request, response, denied) -> {
            if (denied instanceof CsrfException && onSignIn(request)) {
                response.sendRedirect(request.getContextPath() + "/sign-in?again");
            } else {
                refuse.handle(request, response, new AccessDeniedException("Not allowed", denied));
            }
        };
    }

    private static boolean onSignIn(HttpServletRequest request) {
        return SIGN_IN.matches(request) || SIGN_OUT.matches(request);
    }
}
