/** Style sheets that stories read as text. */
declare module '*.css' {
  const text: string;
  export default text;
}
