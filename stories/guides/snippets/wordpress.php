add_action( 'wp_head', function () {
	if ( ! is_page( array( 'pay', 'bills' ) ) ) {
		return;
	}
	wp_print_script_tag( array(
		'type'        => 'module',
		'src'         => 'https://www.city.example/utility-widgets/utility-widgets.js',
		'integrity'   => 'sha384-…',
		'data-portal' => 'https://api.city.example/utility',
	) );
} );
