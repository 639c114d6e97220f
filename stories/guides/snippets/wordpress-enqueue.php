add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script_module( 'utility-widgets', 'https://www.city.example/utility-widgets/utility-widgets.js', array(), null );
} );

add_filter( 'wp_script_attributes', function ( $attributes ) {
	if ( 'utility-widgets-js-module' === ( $attributes['id'] ?? '' ) ) {
		$attributes['integrity']   = 'sha384-…';
		$attributes['data-portal'] = 'https://api.city.example/utility';
	}
	return $attributes;
} );
